using System.Collections;
using Microsoft.AspNetCore.Http;
using Parley.Core.Transport;

namespace Parley.AspNetCore.Requests;

/// <summary>The server's headers as they are; copied into a list only for whoever wants to see all of them. It ends with its request.</summary>
internal sealed class ServerHeaders(IHeaderDictionary headers) : IReadOnlyList<KeyValuePair<string, string>>, IHeaderLookup
{
    private KeyValuePair<string, string>[]? _list;

    private KeyValuePair<string, string>[] List => _list ??= [.. headers.Select(static header => KeyValuePair.Create(header.Key, header.Value.ToString()))];

    public int Count => headers.Count;

    public KeyValuePair<string, string> this[int index] => List[index];

    public string? Find(string name) => headers.TryGetValue(name, out var value) ? value.ToString() : null;

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)List).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
