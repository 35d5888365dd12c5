using System.Text;

namespace Parley.Protocol.Json;

/// <summary>A short ASCII member name that was read more than once, in the forms in which the next text will have it.</summary>
internal sealed class MemberName(string text)
{
    /// <summary>The one instance, unless the name was pushed out meanwhile.</summary>
    public string Text { get; } = text;

    /// <summary>Name and colon as most writers put them.</summary>
    public byte[] Quoted { get; } = Encoding.ASCII.GetBytes($"\"{text}\":");

    /// <summary>One bit, the same for equal names: objects whose names have different ones have different names.</summary>
    public ulong Mark { get; } = 1UL << (NonRandomHash(text) & 63);

    /// <summary>The place of the name that came after this one when it was last read; may be wrong at any time.</summary>
    public int Follower { get; set; }

    private static int NonRandomHash(string text)
    {
        var hash = text.Length;
        foreach (var character in text)
        {
            hash = (hash * 31) + character;
        }

        return hash ^ (hash >> 6);
    }
}
