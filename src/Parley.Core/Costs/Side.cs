namespace Parley.Core.Costs;

public enum Side
{
    Sender,
    Receiver,
}
