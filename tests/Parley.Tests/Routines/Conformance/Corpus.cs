namespace Parley.Tests.Routines.Conformance;

/// <summary>One program of the corpus. <see cref="Expected"/> is JSON text, or <c>undefined</c>.</summary>
public sealed record CorpusCase(string Source, string Expected)
{
    /// <summary>The body of a function that gives the value.</summary>
    public string Body => Source.StartsWith('{') && Source.EndsWith('}') ? Source[1..^1] : $"return {Source};";
}

/// <summary>Programs whose results are known, one list for each part of the language.</summary>
internal static class Corpus
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["statements"] = StatementsCorpus.Text,
        ["operators"] = OperatorsCorpus.Text,
        ["arrays"] = ArraysCorpus.Text,
        ["strings"] = StringsCorpus.Text,
        ["objects"] = ObjectsCorpus.Text,
        ["built-ins"] = BuiltInsCorpus.Text,
    };

    public static IEnumerable<string> Names => Texts.Keys;

    public static IReadOnlyList<CorpusCase> Read(string name)
    {
        var cases = new List<CorpusCase>();
        var source = new List<string>();
        foreach (var line in Texts[name].Split('\n'))
        {
            if (line.StartsWith("=> ", StringComparison.Ordinal))
            {
                cases.Add(new CorpusCase(string.Join('\n', source), line[3..]));
                source.Clear();
            }
            else
            {
                source.Add(line);
            }
        }

        return cases;
    }
}
