using System.Security.Cryptography;
using System.Text;
using Parley.Core.Diagnostics;

namespace Parley.Simulations.Network.Running;

/// <summary>Ids of one agent: a checksum of its name, then a count.</summary>
internal sealed class SequentialIds(string agent) : IIdSource
{
    private readonly string _prefix = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(agent)).AsSpan(0, 8));
    private long _count;

    public string NewId() => $"{_prefix}{Interlocked.Increment(ref _count):x16}";
}
