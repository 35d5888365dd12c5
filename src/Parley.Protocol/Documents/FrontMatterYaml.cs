using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Parley.Protocol.Documents;

/// <summary>
/// Reads the few scalars that matter out of YAML, event by event: nothing is expanded, so an alias bomb has nothing to blow up;
/// aliases and deep nesting are refused outright.
/// </summary>
internal sealed class FrontMatterYaml
{
    private const int MaxDepth = 16;
    private const string Unreadable = "The front matter is not readable YAML; name and description are defaults.";

    private readonly Parser _parser;
    private readonly DocumentNotes _notes;
    private readonly Dictionary<string, string> _scalars = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<DocumentReference> _references = [];
    private bool _known;

    private FrontMatterYaml(string yaml, DocumentNotes notes)
    {
        _parser = new Parser(new StringReader(yaml));
        _notes = notes;
    }

    /// <summary>Null when the text is no mapping with at least one key of a document's metadata.</summary>
    public static DocumentMetadata? Read(string yaml, DocumentNotes notes)
    {
        var reader = new FrontMatterYaml(yaml, notes);
        if (reader.TryReadMapping())
        {
            return reader._known ? reader.ToMetadata() : null;
        }

        if (LooksLikeMetadata(yaml))
        {
            notes.Add(Unreadable);
        }

        return null;
    }

    /// <summary>False when the text is not YAML. Beside its own exception the scanner lets these two escape on broken text.</summary>
    private bool TryReadMapping()
    {
        try
        {
            ReadMapping();
            return true;
        }
        catch (YamlException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool LooksLikeMetadata(string yaml)
        => yaml.Contains("name:", StringComparison.OrdinalIgnoreCase) || yaml.Contains("description:", StringComparison.OrdinalIgnoreCase);

    private void ReadMapping()
    {
        while (_parser.MoveNext() && _parser.Current is StreamStart or DocumentStart or Comment)
        {
        }

        if (_parser.Current is not MappingStart)
        {
            return;
        }

        _parser.MoveNext();
        while (_parser.Current is not MappingEnd)
        {
            ReadMember();
        }

        _parser.MoveNext();
        if (_parser.Current is not DocumentEnd)
        {
            throw new YamlException("The front matter goes on after its mapping.");
        }
    }

    private void ReadMember()
    {
        var key = TakeScalar();
        var isReferences = string.Equals(key, "references", StringComparison.OrdinalIgnoreCase);
        _known |= isReferences || key?.ToUpperInvariant() is "NAME" or "DESCRIPTION" or "MULTIROUND";
        if (isReferences && _parser.Current is SequenceStart)
        {
            _parser.MoveNext();
            while (_parser.Current is not SequenceEnd)
            {
                ReadReference();
            }

            _parser.MoveNext();
        }
        else if (TakeScalar() is { } value && key is not null)
        {
            _scalars[key] = value;
        }
    }

    private void ReadReference()
    {
        if (_parser.Current is not MappingStart)
        {
            AddReference(TakeScalar(), null, null);
            return;
        }

        var members = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        _parser.MoveNext();
        while (_parser.Current is not MappingEnd)
        {
            var (key, value) = (TakeScalar(), TakeScalar());
            if (key is not null && value is not null)
            {
                members[key] = value;
            }
        }

        _parser.MoveNext();
        AddReference(members.GetValueOrDefault("hash"), members.GetValueOrDefault("source"), members.GetValueOrDefault("name"));
    }

    private void AddReference(string? hashText, string? source, string? name)
    {
        if (DocumentHash.TryParse(hashText, out var hash))
        {
            _references.Add(new DocumentReference(hash, Presence(source), Presence(name)));
        }
        else
        {
            _notes.Add("A reference without a readable hash was left out.");
        }
    }

    /// <summary>Takes the current node: its text when it is a scalar, null (with all it holds skipped) when it is not.</summary>
    private string? TakeScalar()
    {
        var scalar = _parser.Current as Scalar;
        var depth = 0;
        do
        {
            if (_parser.Current is AnchorAlias)
            {
                throw new YamlException("Aliases are not read in front matter.");
            }

            depth += _parser.Current?.NestingIncrease ?? 0;
            if (depth > MaxDepth || _parser.Current is StreamEnd)
            {
                throw new YamlException("The front matter is nested too deeply.");
            }
        }
        while (_parser.MoveNext() && depth > 0);

        return scalar?.Value;
    }

    private DocumentMetadata ToMetadata() => new(DocumentMetadataKind.FrontMatter)
    {
        Name = _scalars.GetValueOrDefault("name"),
        Description = _scalars.GetValueOrDefault("description"),
        Multiround = _scalars.GetValueOrDefault("multiround")?.ToUpperInvariant() switch
        {
            "TRUE" or "YES" or "ON" => true,
            "FALSE" or "NO" or "OFF" => false,
            _ => null,
        },
        References = _references,
    };

    private static string? Presence(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
