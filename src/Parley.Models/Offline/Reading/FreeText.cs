using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Matching;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Reading;

/// <summary>Reads a request that a stranger wrote in a stranger's way.</summary>
internal static class FreeText
{
    public static Request Read(string text, IReadOnlyList<SkillView> skills)
    {
        var (shape, value) = FactTable.Of([]);
        return new Request(new Wish(text, shape, Shape.Empty), value, false);
    }
}
