namespace Parley.Routines.Checking;

/// <summary>Names that models know from browsers and Node, with what to do without them.</summary>
internal static class ForeignNames
{
    public static (string Code, string Message, string Advice)? Explain(string name) => name switch
    {
        "eval" or "Function" => ("NoEval", "Code can't be made from text.", "Write the code itself."),
        "require" or "exports" or "module" => ("NoImport", "Modules are not part of the routine language.", "Use the built-in objects; everything else comes through tools."),
        "fetch" or "XMLHttpRequest" or "WebSocket" or "axios" => ("NoNetwork", "A routine has no network.", "Call a tool: await tools.name(arguments)."),
        "process" or "Buffer" or "__dirname" or "Deno" or "Bun" => ("NoHost", $"'{name}' belongs to a host that is not here.", "Use plain values; everything else comes through tools."),
        "window" or "document" or "globalThis" or "self" or "global" or "navigator" or "localStorage" => ("NoHost", $"'{name}' belongs to a host that is not here.", "Use the parameters of the function."),
        "setTimeout" or "setInterval" or "setImmediate" or "queueMicrotask" or "clearTimeout" or "requestAnimationFrame" => ("NoTimer", "A routine has no timers.", "Do the work directly; a tool may take its time."),
        "performance" => ("NoClock", "A routine has no clock, so that it can be run again.", "Take the time from the request or from a tool."),
        "crypto" => ("NoRandomness", "A routine has no randomness and no cryptography.", "Call a tool for it."),
        "Symbol" or "Proxy" or "Reflect" => ("NoReflection", $"'{name}' is not part of the routine language.", "Use plain objects with Object.keys, Object.entries and Object.hasOwn."),
        "BigInt" or "BigInt64Array" => ("NoBigInt", "BigInt is not part of the routine language.", "Use plain numbers, or keep long digits as a string."),
        "Intl" => ("NoLocale", "Locales are not part of the routine language.", "Use toFixed, padStart and the getUTC… parts."),
        "WeakMap" or "WeakSet" or "WeakRef" => ("NoWeak", $"'{name}' is not part of the routine language.", "Use Map or Set."),
        "ArrayBuffer" or "Uint8Array" or "DataView" or "Float64Array" or "Int32Array" => ("NoBinary", $"'{name}' is not part of the routine language.", "Use plain arrays and strings."),
        "arguments" => ("NoArguments", "'arguments' is not part of the routine language.", "Declare a rest parameter: (...items)."),
        "URL" or "URLSearchParams" or "TextEncoder" or "TextDecoder" or "btoa" or "atob" => ("NoHost", $"'{name}' belongs to a host that is not here.", "Use string methods and encodeURIComponent."),
        _ => null,
    };
}
