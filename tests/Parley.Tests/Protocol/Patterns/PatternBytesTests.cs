using Parley.Protocol.Patterns;

namespace Parley.Tests.Protocol.Patterns;

/// <summary>What a pattern says of its making is near what that allocates, so that a budget charged with it holds.</summary>
public sealed class PatternBytesTests
{
    public static TheoryData<string, string> Patterns => new()
    {
        { "a", "" }, { "[ax]{20,25}", "" }, { "[a-z0-9_]{1,60}@[^.]+", "i" }, { "(a|b)*dccccccccccccccccccccccc{1,9}", "" }, { "(?:a|b)*a(?:a|b){9}", "" },
        { @"[\p{Lu}\p{Ll}][\p{N}\P{Lu}]*", "u" }, { @"\b(\w+)\s(\w+)\b$", "im" }, { "(?:(a)|(b)|(c)|(d)){1,40}", "" }, { @"[\u0000-\uffff]x", "i" },
        { string.Concat(Enumerable.Repeat(@"[\p{L}\p{N}]", 300)), "u" }, { string.Concat(Enumerable.Repeat("(a)", 300)), "" }, { new string('(', 40), "" },
        { string.Join('|', Enumerable.Range(0, 300).Select(i => $"w{i}")), "" }, { new string('x', 1500), "iu" },
    };

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Bytes_told_are_near_those_allocated(string source, string flags)
    {
        Make(source, flags); // tables that are made once
        var (told, allocated) = Make(source, flags);
        Assert.InRange(allocated, told / 20, 4 * told);
        Assert.Equal(told, Make(source, flags).Told);
    }

    private static (long Told, long Allocated) Make(string source, string flags)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var told = EcmaPattern.TryCompile(source, flags, out var pattern, out _, out var bytes) ? bytes + pattern.AutomatonBytes : bytes;
        return (told, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
