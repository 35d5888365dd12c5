namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>How many pairs of each kind came out right.</summary>
public sealed class Judgement(string mode)
{
    private readonly List<string> _failures = [];
    private readonly int[] _all = new int[2];
    private readonly int[] _right = new int[2];

    public double Plain => (double)_right[0] / _all[0];

    public double Reshaped => (double)_right[1] / _all[1];

    public void Add(Pair pair, string? failure)
    {
        var kind = pair.IsReshaped ? 1 : 0;
        _all[kind]++;
        if (failure is null)
        {
            _right[kind]++;
        }
        else
        {
            _failures.Add($"{pair}\nexpected: {pair.Expected()}\n{failure}");
        }
    }

    public bool Passes => Plain >= 0.99 && Reshaped >= 0.95;

    public string Figures => $"{mode}: plain {_right[0]}/{_all[0]}, reshaped {_right[1]}/{_all[1]}";

    public override string ToString() => $"{Figures}\n{string.Join("\n\n", _failures.Take(6))}";
}
