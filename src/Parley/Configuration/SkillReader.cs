using Parley.Core.Skills;
using Parley.Options;

namespace Parley.Configuration;

/// <summary>Reads one skill of an agent.</summary>
internal static class SkillReader
{
    public static SkillOptions Read(ConfigurationSection section)
    {
        var skill = new SkillOptions();
        skill.Description = section.Text("description", "Forecast for a city on a day.") ?? skill.Description;
        skill.Effect = section.Choice("effect", ("none", SkillEffect.None), ("idempotent", SkillEffect.Idempotent), ("once", SkillEffect.Once));
        skill.Visibility = section.Choice("schemas", ("public", SkillVisibility.Public), ("negotiated", SkillVisibility.Negotiated)) ?? skill.Visibility;
        skill.Floor = section.Choice("floor", ("language", Floor.Language), ("document", Floor.Document), ("routine", Floor.Routine)) ?? skill.Floor;
        skill.Input = section.Source.Schema(section.Take("input"), section.At("input"));
        skill.Output = section.Source.Schema(section.Take("output"), section.At("output"));
        skill.Tool = section.Section("tool") is { } tool ? ToolReader.Read(tool) : null;
        section.Close();
        return skill;
    }
}
