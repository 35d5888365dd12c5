using Parley.Protocol.Json;

namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>Runs one function of a routine.</summary>
public interface IRoutineRunner
{
    /// <summary>What the function returns; a text that says why when it fails.</summary>
    JsonValue Run(string source, string function, JsonValue argument, Pair pair);
}
