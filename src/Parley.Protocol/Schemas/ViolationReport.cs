using System.Globalization;
using System.Text;

namespace Parley.Protocol.Schemas;

/// <summary>Collects violations while it follows where in the value the walk is.</summary>
internal sealed class ViolationReport(int max, ValidationRun run)
{
    private const int StepsOfMessage = 100;
    private const int StepsOfDescription = 500;

    private readonly List<SchemaViolation> _violations = [];
    private readonly List<object> _path = [];

    public ValidationRun Run = run;

    public int Count => _violations.Count;

    /// <summary>True when nothing more is wanted: the report is full, or its budget is spent.</summary>
    public bool IsDone => Run.Stopped || Count >= max;

    public void Add(SchemaPath schemaPath, string message)
    {
        if (Count < max)
        {
            var violation = new SchemaViolation(Path(), schemaPath.ToString(), message);
            _violations.Add(violation);
            Run.Spend(StepsOfMessage);
            Run.SpendParts(ValidationRun.PartsOf(violation.InstancePath) + ValidationRun.PartsOf(violation.SchemaPath));
        }
    }

    /// <summary>What a schema allows, in a line.</summary>
    public string Describe(SchemaNode node)
    {
        Run.Spend(StepsOfDescription);
        return SchemaText.Describe(node.Location.Value);
    }

    public SchemaViolation First => _violations[0];

    public void Enter(object step) => _path.Add(step);

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>A report of its own at the same place, to try an alternative.</summary>
    public ViolationReport Fork()
    {
        var fork = new ViolationReport(max, Run);
        fork._path.AddRange(_path);
        return fork;
    }

    /// <summary>Takes over what a fork spent.</summary>
    public void Join(ViolationReport fork) => Run = fork.Run;

    /// <summary>Takes over what a fork found.</summary>
    public void Take(ViolationReport fork) => _violations.AddRange(fork._violations.Take(max - _violations.Count));

    public IReadOnlyList<SchemaViolation> Finish(int maxSteps)
    {
        if (Run.Stopped || Count == 0)
        {
            _violations.Clear();
            _violations.Add(new SchemaViolation("$", "#", Run.PatternSteps.Left < 0
                ? $"has texts too long for the patterns of this schema: matching them takes more than {ValidationRun.MaxPatternSteps} steps"
                : $"is too large or too deeply nested for this schema: checking it takes more than {maxSteps} steps or {ValidationRun.MaxDepth} levels"));
        }

        return _violations;
    }

    private string Path()
    {
        var text = new StringBuilder("$");
        foreach (var step in _path)
        {
            switch (step)
            {
                case int index:
                    text.Append(CultureInfo.InvariantCulture, $"[{index}]");
                    break;
                case string name when Words.IsIdentifier(name):
                    text.Append('.').Append(name);
                    break;
                default:
                    text.Append('[').Append(Words.Quote((string)step)).Append(']');
                    break;
            }
        }

        return text.ToString();
    }
}
