using Parley.Protocol.Json;
using Parley.Protocol.Schemas.Compiling;

namespace Parley.Protocol.Schemas;

/// <summary>
/// A JSON Schema (draft 2020-12) compiled once and then used from any number of threads. A member whose value is Missing counts as
/// absent; a number that is not finite and a value that JSON can't carry fit no schema.
/// </summary>
public sealed class JsonSchema
{
    private readonly SchemaNode _root;
    private readonly SchemaOptions _options;
    private readonly bool _tracksScope;

    internal JsonSchema(JsonValue source, SchemaNode root, SchemaOptions options, bool tracksScope)
    {
        Source = source;
        _root = root;
        _options = options;
        _tracksScope = tracksScope;
    }

    /// <summary>The schema as it was compiled: a copy of its own that must not be changed.</summary>
    public JsonValue Source { get; }

    /// <summary>Compiles a schema. Whatever the schema holds, the outcome is a value; it never throws.</summary>
    public static SchemaCompilation Compile(JsonValue schema, SchemaOptions? options = null)
        => new SchemaCompiler(options ?? SchemaOptions.Default).Compile(schema);

    /// <summary>Whether the value fits. Allocates nothing unless the schema uses <c>unevaluated…</c>, <c>$dynamicRef</c> or <c>uniqueItems</c> on long arrays.</summary>
    public bool IsValid(JsonValue instance)
    {
        var run = NewRun();
        return _root.IsValid(instance, ref run) && !run.Stopped;
    }

    /// <summary>Whether the value fits, at the cost of a run that several validations share; null when it is spent.</summary>
    internal bool? IsValid(in JsonValue instance, ref ValidationRun run)
    {
        run.TracksScope = _tracksScope;
        var fits = _root.IsValid(instance, ref run);
        return run.Stopped ? null : fits;
    }

    /// <summary>What is wrong with the value, in the order of the schema; empty when it fits.</summary>
    public IReadOnlyList<SchemaViolation> Validate(JsonValue instance, int maxViolations = 10)
    {
        if (IsValid(instance))
        {
            return [];
        }

        var report = new ViolationReport(maxViolations, NewRun());
        _root.Report(instance, report);
        return report.Finish(_options.MaxSteps);
    }

    private ValidationRun NewRun() => new(_options.MaxSteps) { TracksScope = _tracksScope };
}
