using Parley.Protocol.Json;

namespace Parley.Routines.Values;

/// <summary>The <c>tools</c> parameter. It has no state; calls on it go to the run.</summary>
internal sealed class ToolsValue
{
    public static readonly JsonValue Value = JsonValue.FromExtension(new ToolsValue());
}

/// <summary>One tool, taken out of the tools by destructuring.</summary>
internal sealed class ToolValue(string name)
{
    public string Name => name;
}

/// <summary>The host function that <c>send</c> gets.</summary>
internal sealed class SendValue
{
    public static readonly JsonValue Value = JsonValue.FromExtension(new SendValue());
}
