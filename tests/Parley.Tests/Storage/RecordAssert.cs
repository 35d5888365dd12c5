using Parley.Core.Costs;
using Parley.Protocol.Json;

namespace Parley.Tests.Storage;

internal static class RecordAssert
{
    /// <summary>Compares by content: a record's own equality compares its lists by reference.</summary>
    public static void Equal(ExchangeRecord expected, ExchangeRecord actual)
    {
        Assert.Equal(Scalars(expected), Scalars(actual));
        Assert.Equal(expected.ToolCalls, actual.ToolCalls);
        Assert.Equal(expected.ModelCalls, actual.ModelCalls);
        Assert.Equal(expected.StepDowns, actual.StepDowns);
        Assert.Equal(Kinds(expected), Kinds(actual));
    }

    private static ExchangeRecord Scalars(ExchangeRecord record) => record with { ToolCalls = [], ModelCalls = [], StepDowns = [] };

    private static JsonKind[] Kinds(ExchangeRecord record) => [record.Input.Kind, record.Output.Kind, record.RequestBody.Kind, record.ReplyBody.Kind];
}
