using Parley.Core.Costs;
using Parley.Core.Exchange;
using Parley.Core.Skills;
using Parley.Tests.Core.Diagnostics;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Core.Exchange;

public sealed class FaultLogTests
{
    private readonly ManualTime _time = new();
    private readonly List<string> _lines = [];
    private readonly FaultLog _faults;

    public FaultLogTests() => _faults = new FaultLog(_time, new ListLogger<FaultLog>(_lines));

    [Fact]
    public void A_tool_that_is_down_is_told_once_a_minute_with_how_often()
    {
        for (var i = 0; i < 100; i++)
        {
            _faults.Note(Record($"e{i}", "ToolFailed: http://127.0.0.1:9 does not answer."));
        }

        Assert.Equal("Agent 'weather': ToolFailed: http://127.0.0.1:9 does not answer. (exchange e0; 1 since the last such line)", Assert.Single(_lines).Trim());
        _time.Advance(TimeSpan.FromSeconds(60));
        _faults.Note(Record("e100", "ToolFailed: http://127.0.0.1:9 does not answer."));
        Assert.Equal(2, _lines.Count);
        Assert.Contains("exchange e100; 100 since", _lines[1], StringComparison.Ordinal);
        _faults.Note(Record("e101", "ModelUnavailable: no connection"));
        Assert.Equal(3, _lines.Count);
    }

    [Fact]
    public void A_tool_that_failed_is_told_where_a_model_answered_all_the_same()
    {
        _faults.Note(Record("e1", null) with { ToolCalls = [new ToolCall("days", default, default, null), new ToolCall("book", default, default, "ToolFailed: down")] });
        Assert.Contains("skill 'book': ToolFailed: down", Assert.Single(_lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Callers_who_have_skills_called_in_many_orders_make_no_more_lines()
    {
        string[] skills = ["a", "b", "c", "d"];
        for (var i = 0; i < 64; i++)
        {
            var calls = new[] { skills[i % 4], skills[i / 4 % 4], skills[i / 16] };
            _faults.Note(Record($"e{i}", "Indeterminate: hung up") with { Subject = string.Join(' ', calls), ToolCalls = [.. calls.Select(skill => new ToolCall(skill, default, default, null))] });
        }

        Assert.Equal(4, _lines.Count);
    }

    [Theory]
    [InlineData("InvalidInput: no city")]
    [InlineData("BudgetExceeded: spent")]
    [InlineData("Cancelled: hung up")]
    [InlineData(null)]
    public void What_the_caller_did_is_not_told(string? error)
    {
        _faults.Note(Record("e1", error));
        _faults.Note(Record("e2", "ToolFailed: down") with { Side = Side.Sender });
        Assert.Empty(_lines);
    }

    [Fact]
    public void A_line_is_one_line_of_bounded_length()
    {
        _faults.Note(Record("e1", "ToolFailed: a\r\nb\u001b[31m\u2028\u202e" + new string('x', 10_000)));
        var line = Assert.Single(_lines).TrimEnd();
        Assert.DoesNotContain(line, character => char.IsControl(character) || character is '\u2028' or '\u202e');
        Assert.InRange(line.Length, 500, 700);
    }

    private ExchangeRecord Record(string id, string? error) => new()
    {
        Id = id,
        Kind = RecordKind.Exchange,
        Side = Side.Receiver,
        At = _time.GetUtcNow(),
        Duration = TimeSpan.Zero,
        Agent = "weather",
        Peer = "127.0.0.1",
        Subject = "getForecast",
        Mode = Mode.Routine,
        Error = error,
    };
}
