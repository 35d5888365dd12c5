namespace Parley.Simulations.Network.Data;

/// <summary>What a server remembers, whichever kind of database holds it. Each call is one transaction; dates are ISO 8601 texts and compare as such.</summary>
internal interface IServerData : IDisposable
{
    /// <summary>Books the first thing of a kind, such as a room, that is free from the first to the last day. Its name; null when none is free.</summary>
    string? Book(string kind, string first, string last);

    /// <summary>Notes a table for an hour; false when there is one for this surname, day and hour.</summary>
    bool BookTable(string surname, double people, string date, double hour);

    /// <summary>Titles that are shown on a day, in alphabetical order, each once.</summary>
    IReadOnlyList<string> Movies(string date);

    /// <summary>Tickets left for a screening; null when there is no such screening.</summary>
    double? TicketsLeft(string movie, string date, double hour);

    /// <summary>Takes tickets that are left.</summary>
    void TakeTickets(string movie, string date, double hour, double count);

    /// <summary>Notes work that was done, such as a delivery.</summary>
    void Log(string what);

    /// <summary>How much work was noted.</summary>
    int Logged { get; }
}
