using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Simulations.Network;

/// <summary>Chance that depends on nothing but a seed and names: the same question has the same answer in every run, whoever asks and in whatever order.</summary>
internal readonly record struct Draw(int Seed)
{
    /// <summary>At least 0 and below 1.</summary>
    public double Unit(params ReadOnlySpan<string> names)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed}|{string.Join('|', names)}"), hash);
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>At least 0 and below <paramref name="count"/>.</summary>
    public int Index(int count, params ReadOnlySpan<string> names) => (int)(Unit(names) * count);

    /// <summary>One of the choices.</summary>
    public T Pick<T>(IReadOnlyList<T> choices, params ReadOnlySpan<string> names) => choices[Index(choices.Count, names)];
}
