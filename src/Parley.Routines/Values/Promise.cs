using Parley.Protocol.Json;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>Who waits for a promise.</summary>
internal interface IWaiter
{
    void Resume(JsonValue value, bool rejected);
}

/// <summary>What an async call gives before it is awaited. Routines can only await it.</summary>
internal sealed class Promise(ToolQueue queue)
{
    // Made when first needed: most promises are settled before anyone waits.
    private List<IWaiter>? _waiters;

    public bool IsSettled { get; private set; }

    public bool IsRejected { get; private set; }

    /// <summary>Somebody awaited it, so that a rejection does not get lost.</summary>
    public bool IsObserved { get; set; }

    public JsonValue Value { get; private set; }

    public static JsonValue Fulfilled(Run run, JsonValue value)
    {
        if (value.Reference is Promise)
        {
            return value;
        }

        run.Allocate(96);
        return JsonValue.FromExtension(new Promise(run.Tools) { IsSettled = true, Value = value });
    }

    public void Settle(JsonValue value, bool rejected)
    {
        if (!rejected && value.Reference is Promise inner)
        {
            inner.Subscribe(new Adoption(this));
            return;
        }

        (IsSettled, IsRejected, Value) = (true, rejected, value);
        foreach (var waiter in _waiters ?? [])
        {
            queue.Post(waiter, value, rejected);
        }

        if (rejected && !IsObserved)
        {
            queue.NoteRejection(this);
        }
    }

    public void Subscribe(IWaiter waiter)
    {
        IsObserved = true;
        if (IsSettled)
        {
            queue.Post(waiter, Value, IsRejected);
        }
        else
        {
            (_waiters ??= []).Add(waiter);
        }
    }

    private sealed class Adoption(Promise outer) : IWaiter
    {
        public void Resume(JsonValue value, bool rejected) => outer.Settle(value, rejected);
    }
}
