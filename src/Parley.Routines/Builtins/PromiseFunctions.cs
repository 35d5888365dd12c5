using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>The functions of Promise that a routine may use. Tools behind them run one after the other.</summary>
internal static class PromiseFunctions
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("all", (run, _, args) => Gather(run, args.At(0), settled: false)),
        ("allSettled", (run, _, args) => Gather(run, args.At(0), settled: true)),
        ("resolve", (run, _, args) => Promise.Fulfilled(run, args.At(0))),
        ("reject", Reject),
    ];

    private static JsonValue Reject(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        run.Allocate(96);
        var promise = new Promise(run.Tools);
        promise.Settle(args.At(0), rejected: true);
        return JsonValue.FromExtension(promise);
    }

    private static JsonValue Gather(Run run, JsonValue source, bool settled)
    {
        var items = new JsonArray();
        Iteration.Collect(run, source, items);
        run.Allocate(200 + (64L * items.Count));
        var gathering = new Gathering(run, items, settled);
        return gathering.Start();
    }

    private sealed class Gathering(Run run, JsonArray items, bool settled)
    {
        private readonly Promise _promise = new(run.Tools);
        private int _open;

        public JsonValue Start()
        {
            _open = 1;
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i].Reference is Promise promise)
                {
                    _open++;
                    promise.Subscribe(new Slot(this, i));
                }
                else if (settled)
                {
                    items[i] = Outcome(items[i], rejected: false);
                }
            }

            Close();
            return JsonValue.FromExtension(_promise);
        }

        private void Close()
        {
            if (--_open == 0 && !_promise.IsSettled)
            {
                _promise.Settle(items, rejected: false);
            }
        }

        private JsonObject Outcome(JsonValue value, bool rejected)
        {
            run.AllocateMembers(2);
            return new JsonObject(2) { ["status"] = rejected ? "rejected" : "fulfilled", [rejected ? "reason" : "value"] = value };
        }

        private sealed class Slot(Gathering owner, int index) : IWaiter
        {
            public void Resume(JsonValue value, bool rejected)
            {
                if (rejected && !owner.SettlesAll)
                {
                    if (!owner._promise.IsSettled)
                    {
                        owner._promise.Settle(value, rejected: true);
                    }

                    return;
                }

                owner.Put(index, value, rejected);
                owner.Close();
            }
        }

        private bool SettlesAll => settled;

        private void Put(int index, JsonValue value, bool rejected) => items[index] = settled ? Outcome(value, rejected) : value;
    }
}
