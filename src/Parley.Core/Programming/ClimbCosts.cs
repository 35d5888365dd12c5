using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Programming.Verification;
using Parley.Core.Prompting;
using Parley.Core.Storage;

namespace Parley.Core.Programming;

/// <summary>Charges what a climb's model calls cost, however it ends: one record for writing, one for verification.</summary>
internal sealed class ClimbCosts(IExchangeStore exchanges, IIdSource ids, TimeProvider time)
{
    public Charge Begin(ProgrammingSubject subject, ClimbMemory memory) => new(this, subject, memory, ids.NewId(), time.GetUtcNow(), time.GetTimestamp());

    /// <summary>Writes the records when it is disposed.</summary>
    internal sealed class Charge(ClimbCosts costs, ProgrammingSubject subject, ClimbMemory memory, string id, DateTimeOffset at, long start) : IAsyncDisposable
    {
        /// <summary>Why the climb failed; null when it didn't.</summary>
        public string? Error { get; set; } = "The climb was cut off.";

        public async ValueTask DisposeAsync()
        {
            await costs.AppendAsync(this, RecordKind.Programming, memory.WritingBill);
            await costs.AppendAsync(this, RecordKind.Verification, memory.VerificationBill);
        }

        public ExchangeRecord Record(RecordKind kind, ModelBill bill, TimeSpan duration) => new()
        {
            Id = id,
            Kind = kind,
            Side = subject.Key.Side,
            At = at,
            Duration = duration,
            Agent = subject.Key.Agent,
            Peer = subject.Peer,
            Subject = subject.Key.Subject,
            Document = subject.Key.Document,
            Mode = Mode.Model,
            Error = Error,
            ModelCalls = bill.Calls,
        };

        public TimeSpan Elapsed(TimeProvider time) => time.GetElapsedTime(start);
    }

    private async ValueTask AppendAsync(Charge charge, RecordKind kind, ModelBill bill)
    {
        // A climb that failed before it cost anything, because the model is down, leaves a trace too.
        if (bill.Calls.Count > 0 || (kind == RecordKind.Programming && charge.Error is not null))
        {
            // Money that was spent is recorded even when the climb is being cancelled.
            await exchanges.AppendAsync(charge.Record(kind, bill, charge.Elapsed(time)), Durability.Durable, CancellationToken.None);
        }
    }
}
