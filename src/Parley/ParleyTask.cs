using Parley.Core.Skills;
using Parley.Functions;
using Parley.Protocol.Schemas;

namespace Parley;

/// <summary>Tasks from .NET types.</summary>
public static class ParleyTask
{
    /// <summary>A task whose schemas are those of the two types. Unless told otherwise it is taken to have an effect, and nothing is sent twice.</summary>
    /// <param name="description">What is wanted, in words that another agent reads.</param>
    public static AgentTask For<TInput, TOutput>(string description, SkillEffect effect = SkillEffect.Once)
        => new(description, Compile(typeof(TInput)), Compile(typeof(TOutput))) { Effect = effect };

    private static JsonSchema Compile(Type type)
        => JsonSchema.Compile(TypeSchemas.Of(type)).Schema ?? throw new ArgumentException($"No schema can be made from the type {type}.");
}
