using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Parley.Core.Diagnostics;
using Parley.Routines;

namespace Parley.Core.Programming.Running;

/// <summary>Routines that are compiled already, by what they are and what they may call. Reads take no lock; what is evicted is compiled again when needed.</summary>
public sealed class CompiledRoutines(IRoutineRuntime runtime)
{
    private const int MaxRoutines = 1024;

    private ImmutableDictionary<Key, IRoutine> _routines = ImmutableDictionary<Key, IRoutine>.Empty;

    /// <summary>The compiled routine. Fails when its source doesn't compile any more, as after an upgrade.</summary>
    public bool TryGet(RoutineRecord record, RoutineSignature signature, [NotNullWhen(true)] out IRoutine? routine, [NotNullWhen(false)] out ParleyError? error)
    {
        error = null;
        var key = new Key(record.Id, signature);
        if (Volatile.Read(ref _routines).TryGetValue(key, out routine) && routine.Source == record.Source)
        {
            return true;
        }

        var compilation = runtime.Compile(record.Source, signature);
        routine = compilation.Routine;
        if (routine is null)
        {
            error = new ParleyError(ParleyErrorCode.RoutineFailed, $"Routine {record.Id} doesn't compile: {compilation.Diagnostics[0]}");
            return false;
        }

        ImmutableInterlocked.Update(ref _routines, static (all, added) => (all.Count < MaxRoutines ? all : all.Clear()).SetItem(added.Key, added.Value), KeyValuePair.Create(key, routine));
        return true;
    }

    /// <summary>Made for each exchange: what it is compared by is not put into words.</summary>
    private readonly record struct Key(string Id, RoutineSignature Signature)
    {
        public bool Equals(Key other)
            => Id == other.Id
            && (ReferenceEquals(Signature, other.Signature)
                || (Signature.RequiredFunctions.SequenceEqual(other.Signature.RequiredFunctions) && Signature.AllowedTools.SequenceEqual(other.Signature.AllowedTools)));

        public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
    }
}
