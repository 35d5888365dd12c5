using System.Runtime.CompilerServices;
using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>Builds the text of a template. Pieces stand on the stack when they are few; the whole is charged before it is built.</summary>
internal sealed class TemplateBuild(string[] chunks, Eval[] parts)
{
    private readonly int _count = chunks.Count(chunk => chunk.Length > 0) + parts.Length;

    public JsonValue Eval(Frame frame)
    {
        if (_count > FewPieces)
        {
            return Concat(frame, new string[_count]);
        }

        var few = default(Pieces);
        return Concat(frame, few[.._count]);
    }

    private string Concat(Frame frame, Span<string> pieces)
    {
        double length = 0;
        var next = 0;
        for (var i = 0; i < chunks.Length; i++)
        {
            if (i > 0)
            {
                var value = parts[i - 1](frame);
                var piece = value.AsString ?? Coercion.ToText(frame.Run, value);
                pieces[next++] = piece;
                length += piece.Length;
            }

            if (chunks[i].Length > 0)
            {
                pieces[next++] = chunks[i];
                length += chunks[i].Length;
            }
        }

        frame.Run.AllocateString(length);
        return string.Concat(pieces);
    }

    private const int FewPieces = 8;

    [InlineArray(FewPieces)]
    private struct Pieces
    {
        private string _first;
    }
}
