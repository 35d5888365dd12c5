using System.CommandLine;
using Parley.Benchmarks.Reporting;

namespace Parley.Benchmarks.Store;

/// <summary><c>bench store</c>: what recording an exchange costs, beside the bare insert of the same bytes.</summary>
internal static class StoreCommand
{
    public static Command Create()
    {
        var records = new Option<int>("--records") { Description = "Records of the throughput rounds.", DefaultValueFactory = _ => 300_000 }.Within(1, 100_000_000);
        var stored = new Option<int>("--stored") { Description = "Records in the store that is searched.", DefaultValueFactory = _ => 1_000_000 }.Within(1, 100_000_000);
        var callers = new Option<int>("--callers") { Description = "Callers at once.", DefaultValueFactory = _ => 32 }.Within(1, 10_000);
        var command = new Command("store", "Append, commit and search exchange records.") { records, stored, callers, ReportOptions.Json };
        command.SetAction(async (parsed, token) =>
        {
            var report = await StoreBenchmark.RunAsync(parsed.GetValue(records), parsed.GetValue(stored), parsed.GetValue(callers), token);
            return report.Write(parsed.GetValue(ReportOptions.Json));
        });
        return command;
    }
}
