using Parley.Core.Programming.Verification;

namespace Parley.Tests.Core.Programming.Verification;

public sealed class WordsTests
{
    [Theory]
    [InlineData("Forecast for a city on a day.")]
    [InlineData("The request names the place and the day; the reply gives temperature and condition.")]
    [InlineData("When the book must be back")]
    [InlineData("Number of the driver's licence")]
    [InlineData("True if the parcel is insured")]
    [InlineData("Last day of the stay, inclusive")]
    [InlineData("Street and house number of the sender, after which it is filed")]
    [InlineData("Relative humidity in percent")]
    [InlineData("If the request can't be served, the reply is an error.")]
    [InlineData("Errors are reported when the place is unknown, and only then an error has a code.")]
    public void Plain_descriptions_hint_at_nothing(string text) => Assert.False(ProseConditions.Found(text));

    [Theory]
    [InlineData("Delivery is free from 50 euros on.")]
    [InlineData("If the parcel weighs more than 20 kg, five euros are added.")]
    [InlineData("The total is rounded to two decimals.")]
    [InlineData("True if the total is 50 euros")]
    [InlineData("When express is set, the price is another.")]
    [InlineData("The price counts when the day is a Sunday")]
    [InlineData("Free above 50 euros")]
    [InlineData("A discount of ten percent")]
    [InlineData("The first three names")]
    [InlineData("Names are in upper case.")]
    [InlineData("An unknown place is an error. The unit is Celsius unless the request says otherwise.")]
    [InlineData("The language defaults to English")]
    public void Conditions_and_arithmetic_are_seen(string text) => Assert.True(ProseConditions.Found(text));

    [Theory]
    [InlineData("Temperature in degrees Celsius", "Temperature in °F")]
    [InlineData("priceInCents", "price in euros")]
    [InlineData("price including VAT", "net price")]
    [InlineData("distance in miles", "distance_km")]
    [InlineData("duration in minutes", "duration (hours)")]
    [InlineData("date as DD.MM.YYYY", "date as YYYY-MM-DD")]
    public void Two_units_of_one_kind_conflict(string one, string other) => Assert.True(UnitWords.Conflict(one, other));

    [Theory]
    [InlineData("Temperature in degrees Celsius", "Temperature in °C")]
    [InlineData("Forecast for a city on a day.", "date as YYYY-MM-DD")]
    [InlineData("Price in euros of a stay in Rome, I am in", "a meeting of 20 minutes")]
    public void Different_kinds_do_not_conflict(string one, string other) => Assert.False(UnitWords.Conflict(one, other));

    [Theory]
    [InlineData("date", "", "Day of the forecast", true)]
    [InlineData("date", "Day of the forecast", "The day, YYYY-MM-DD", true)]
    [InlineData("dueDate", "Date of the return", "Due by this day", true)]
    [InlineData("grade", "secondary server title", "The grade of the oven", false)]
    [InlineData("amount", "what the party pays", "units in stock", false)]
    public void Descriptions_of_one_name_may_speak_of_two_things(string name, string one, string other, bool agree) => Assert.Equal(agree, Wording.Agrees(name, one, other));
}
