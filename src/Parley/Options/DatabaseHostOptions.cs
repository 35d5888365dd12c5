using Parley.Core.Databases;

namespace Parley.Options;

/// <summary>A protocol database that <c>parley protocols</c> hosts. What callers may do is set by <see cref="ParleyOptions.Peers"/>, as for a node.</summary>
public sealed class DatabaseHostOptions
{
    /// <summary>Where the database is reached. Default <c>http://127.0.0.1:5090</c>.</summary>
    public Uri Url { get; set; } = new("http://127.0.0.1:5090");

    /// <summary>The SQLite file that holds it. Default <c>protocols.db</c> in the working directory.</summary>
    public string StorePath { get; set; } = "protocols.db";

    /// <summary>Whether it forgets everything when it ends; <see cref="StorePath"/> is then not used. Default false.</summary>
    public bool StoreInMemory { get; set; }

    /// <summary>Databases of which this one takes what it lacks. Default none; at most 64.</summary>
    public IList<Uri> Peers { get; } = [];

    /// <summary>Time between two looks at the peers. Default 60 s; 1 s to 1 d.</summary>
    public TimeSpan SyncInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How much it keeps.</summary>
    public DatabaseOptions Limits { get; } = new();
}
