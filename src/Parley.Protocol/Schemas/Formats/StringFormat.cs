namespace Parley.Protocol.Schemas.Formats;

/// <summary>A format that can be checked: its words and an example for messages, and what a check costs in steps.</summary>
internal sealed record StringFormat(string Description, string Example, Func<string, bool> IsValid, int Steps = 0);
