using System.CommandLine;

namespace Parley.Cli;

/// <summary>Options that every command takes.</summary>
internal static class GlobalOptions
{
    public static Option<string> Store { get; } = CreateStore();

    public static Option<bool> Json { get; } = new("--json") { Description = "Write one JSON object on the last line of standard output.", Recursive = true };

    private static Option<string> CreateStore()
    {
        var store = new Option<string>("--store") { Description = "The store's file.", DefaultValueFactory = _ => "parley.db", Recursive = true, HelpName = "FILE" };
        store.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var path }] && string.IsNullOrWhiteSpace(path))
            {
                result.AddError("--store takes the name of a file.");
            }
        });
        return store;
    }
}
