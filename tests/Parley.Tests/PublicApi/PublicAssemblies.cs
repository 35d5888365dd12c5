using System.Reflection;
using Parley.AspNetCore;
using Parley.Core.Exchange;
using Parley.Models.Offline;
using Parley.Net.Http;
using Parley.Protocol.Json;
using Parley.Routines;
using Parley.Sqlite;

namespace Parley.Tests.PublicApi;

/// <summary>The assemblies of the libraries that are packed.</summary>
internal static class PublicAssemblies
{
    public static IReadOnlyList<Assembly> All { get; } =
    [
        typeof(ParleyClient).Assembly,
        typeof(ParleyEndpoints).Assembly,
        typeof(ExchangeRecorder).Assembly,
        typeof(OfflineModel).Assembly,
        typeof(HttpTransport).Assembly,
        typeof(JsonValue).Assembly,
        typeof(RoutineRuntime).Assembly,
        typeof(SqliteStore).Assembly,
    ];

    public static Assembly Named(string name) => All.Single(assembly => assembly.GetName().Name == name);
}
