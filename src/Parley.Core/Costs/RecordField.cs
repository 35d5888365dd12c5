namespace Parley.Core.Costs;

/// <summary>The numbers of an exchange record's fields in stored bytes. A number is never given a second meaning.</summary>
internal static class RecordField
{
    public const int At = 1;
    public const int Id = 2;
    public const int Agent = 3;
    public const int Peer = 4;
    public const int Subject = 5;
    public const int Kind = 6;
    public const int Side = 7;
    public const int Mode = 8;
    public const int Document = 9;
    public const int Duration = 10;
    public const int Effect = 11;
    public const int PeerMode = 12;
    public const int Error = 13;
    public const int ParentId = 14;
    public const int QueryId = 15;
    public const int ModelCall = 16;
    public const int StepDown = 17;
    public const int Input = 18;
    public const int Output = 19;
    public const int RequestBody = 20;
    public const int ReplyBody = 21;
    public const int ToolCall = 22;

    /// <summary>What redaction removes: all that others chose the words of.</summary>
    public static bool IsContent(int field) => field is QueryId or (>= Input and <= ToolCall);
}
