namespace Parley.Sqlite;

/// <summary>In what role a process opens a store file.</summary>
public enum StoreAccess
{
    /// <summary>A node: reads and writes, and is the only owner. A second owner is refused.</summary>
    Owner,

    /// <summary>A short command beside a node, such as adding a document or approving a routine: reads and writes, any number at a time.</summary>
    Guest,

    /// <summary>Reads alone; never creates or changes the file.</summary>
    Reader,
}
