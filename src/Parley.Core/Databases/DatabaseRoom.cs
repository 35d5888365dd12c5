using Parley.Core.Diagnostics;

namespace Parley.Core.Databases;

/// <summary>How much room is left in a database.</summary>
internal sealed class DatabaseRoom(DatabaseOptions options)
{
    private int _documents;
    private int _addresses;
    private long _bytes;

    /// <summary>Null when there is room for one more document.</summary>
    public ParleyError? ForDocument(int bytes) => _documents >= options.MaxDocuments ? Full($"it keeps {options.MaxDocuments} documents (maxDocuments)") : For(bytes);

    /// <summary>Null when there is room for one more routine.</summary>
    public ParleyError? ForRoutine(bool isNewAddress, int bytes)
        => isNewAddress && _addresses >= options.MaxAddresses ? Full($"it keeps routines for {options.MaxAddresses} addresses (maxAddresses)") : For(bytes);

    public void ChangeDocuments(int by, int bytes) => (_documents, _bytes) = (_documents + by, _bytes + (by * bytes));

    public void ChangeAddresses(int by) => _addresses += by;

    public void ChangeBytes(int by) => _bytes += by;

    private ParleyError? For(int bytes) => _bytes + bytes > options.MaxTotalBytes ? Full($"it keeps {options.MaxTotalBytes} bytes (maxTotalBytes)") : null;

    private static ParleyError Full(string limit)
        => ParleyError.Public(ParleyErrorCode.BudgetExceeded, $"The database is full: {limit}. Leave it in another database, or ask the owner of this one to raise the limit.");
}
