using System.Globalization;
using Parley.Simulations.Network.Data;

namespace Parley.Simulations.Network.Servers;

/// <summary>Where a server's work takes place: its chance, its memory and whom it may ask. All that it answers follows from these and the arguments.</summary>
internal sealed record ServerScene(string Server, Draw Draw, IServerData Data, IServerLinks Links)
{
    private static readonly DateOnly FirstDay = new(2024, 1, 1);
    private const int Days = 365;

    /// <summary>The server's day, ISO 8601: it goes on by one with each piece of work that was noted.</summary>
    public string Today => FirstDay.AddDays((Draw.Index(Days, "today") + Data.Logged) % Days).ToString("O", CultureInfo.InvariantCulture);
}
