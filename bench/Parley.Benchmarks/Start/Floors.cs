using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Parley.Benchmarks.Start;

/// <summary>This program in two roles that do as little as can be, run before anything else of it is touched.</summary>
internal static class Floors
{
    public const string Hello = "floor-hello";
    public const string Kestrel = "floor-kestrel";

    /// <summary>Whether these are the arguments of a role, which has then been played.</summary>
    public static bool Ran(string[] args)
    {
        switch (args)
        {
            case [Hello]:
                Console.WriteLine("hello");
                return true;
            case [Kestrel, var port]:
                Serve(int.Parse(port, CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }

    private static void Serve(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet(ColdProcess.ReadyPath, static context => context.Response.WriteAsync("ok"));
        app.Run($"http://127.0.0.1:{port}");
    }
}
