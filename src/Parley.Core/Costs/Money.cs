using System.Globalization;

namespace Parley.Core.Costs;

/// <summary>An amount in one currency (ISO 4217).</summary>
public readonly record struct Money(decimal Amount, string Currency)
{
    public override string ToString() => $"{Amount.ToString("0.######", CultureInfo.InvariantCulture)} {Currency}";
}
