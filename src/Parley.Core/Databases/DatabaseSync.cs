namespace Parley.Core.Databases;

/// <summary>
/// Brings a database up to date with its neighbours, one hop a call: checksums are compared, and only what lacks moves. What a neighbour sends is checked like
/// anybody's. A neighbour that is down, slow, lies or floods is left after a while, and asked again another time where it was left.
/// </summary>
public sealed class DatabaseSync(ProtocolDatabase database, IReadOnlyList<DatabaseClient> neighbours, TimeProvider time)
{
    private static readonly TimeSpan MaxVisit = TimeSpan.FromSeconds(60);

    private readonly string?[] _stoppedAt = new string?[neighbours.Count];

    /// <summary>Answers of neighbours so far that were wrong or missing.</summary>
    public int Wrong { get; private set; }

    /// <summary>Takes what the neighbours have and this database has not. Returns how many documents and routines came.</summary>
    public async ValueTask<int> RunAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        for (var i = 0; i < neighbours.Count; i++)
        {
            taken += await VisitAsync(i, cancellationToken);
        }

        return taken;
    }

    private async ValueTask<int> VisitAsync(int number, CancellationToken cancellationToken)
    {
        var visit = new DatabaseVisit(database, neighbours[number]);
        using var timeout = new CancellationTokenSource(MaxVisit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await visit.RunAsync(_stoppedAt[number], both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Its time is up; what came is kept.
        }

        Wrong += visit.Wrong;
        _stoppedAt[number] = visit.StoppedAt;
        return visit.Taken;
    }
}
