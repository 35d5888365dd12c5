namespace Parley.Benchmarks.Fuzzing;

/// <summary>An input that a decoder did not stand.</summary>
internal sealed record FuzzFailure(string Target, byte[] Input, string Words)
{
    public override string ToString() => $"{Target}: {Words}\n    input (base64): {Convert.ToBase64String(Input.AsSpan(0, Math.Min(Input.Length, 3000)))}";
}
