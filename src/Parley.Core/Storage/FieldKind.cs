namespace Parley.Core.Storage;

/// <summary>How a field's value is written: the wire types of Protocol Buffers that stored records use.</summary>
public enum FieldKind
{
    /// <summary>A varint, the sign in its lowest bit.</summary>
    Whole = 0,

    /// <summary>Eight bytes, the lowest first.</summary>
    Fixed = 1,

    /// <summary>A length and so many bytes: a text, JSON, or a group of fields.</summary>
    Bytes = 2,
}
