#pragma warning disable
using Parley.Protocol.Json;
namespace Parley.Protocol.Schemas;
public enum SchemaFitVerdict { Fits, DoesNotFit, Unknown }
public sealed record SchemaFitResult(SchemaFitVerdict Verdict);
public static class SchemaFit { public static SchemaFitResult Check(JsonValue from, JsonValue to) => new(from == to ? SchemaFitVerdict.Fits : SchemaFitVerdict.Unknown); }
