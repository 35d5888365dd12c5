using Parley.Core.Programming.Cases;
using Parley.Protocol.Schemas;

namespace Parley.Core.Programming.Verification;

/// <summary>One value that goes into or comes out of a leg.</summary>
/// <param name="Path">Where it stands in the leg's case or result.</param>
/// <param name="Schema">Null for the text body of an untyped document.</param>
/// <param name="Meaning">What is said about it in words beyond its schema: the task, the skill, the document's prose.</param>
/// <param name="Repeats">How many values of it a case holds, as an array; 0 for one value that stands alone.</param>
internal sealed record LegPart(JsonPath Path, JsonSchema? Schema, string Meaning, int Repeats = 0);
