namespace Parley.Models.Offline.Fields;

/// <summary>What values a field takes, as far as words can tell.</summary>
internal enum FieldKind
{
    Any,
    Text,
    Date,
    Time,
    DateTime,
    Integer,
    Number,
    Boolean,
    List,
    Record,
}
