namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>Words of several trades, each with what is usually said about them.</summary>
public static class DomainWords
{
    public static IReadOnlyList<IReadOnlyList<Concept>> All { get; } = [.. Text.Split("\n\n").Select(Read)];

    private static IReadOnlyList<Concept> Read(string domain) => [.. domain.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Line)];

    private static Concept Line(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        var slash = parts[0].IndexOf('/', StringComparison.Ordinal);
        return new Concept(slash < 0 ? "" : parts[0][..slash], parts[0][(slash + 1)..], parts[1], parts[2]);
    }

    private const string Text = """
        start date | date | First day of the stay
        end date | date | Last day of the stay, inclusive
        city | text | The town in which the hotel lies
        guest/name | text | Full name of the person who stays
        guest/age | integer | Age of the person in years
        guest/email | text | Where the confirmation is sent
        host/name | text | Full name of the person who owns the place
        rooms | integer | How many rooms are needed
        breakfast | boolean | Whether breakfast is included
        room type | enum single double suite | Kind of the room
        total price | number | Price of the whole stay in euros
        booking number | text | Number under which the booking is filed
        wishes | texts | Special wishes, in any order
        pets allowed | boolean | Whether animals may come along

        location | text | The place for which the forecast is wanted
        date | date | Day of the forecast (format: YYYY-MM-DD)
        temperature | number | The predicted temperature for that day in °C
        precipitation | number | The predicted precipitation for that day in mm
        wind/speed | number | Speed of the wind in km/h
        wind/direction | enum north south east west | Where the wind blows from
        weather | enum sunny cloudy rainy snowy | The predicted weather for that day
        humidity | integer | Relative humidity in percent
        hourly temperatures | numbers | Temperature of each hour
        warnings | texts | Warnings in force
        sunrise | text | Time at which the sun rises
        is reliable | boolean | Whether the models agree
        station id | text | Identifier of the measuring station

        sender/name | text | Name of whoever sends the parcel
        sender/street | text | Street and house number of the sender
        recipient/name | text | Name of whoever receives the parcel
        recipient/street | text | Street and house number of the recipient
        weight | number | Weight of the parcel in kilograms
        pieces | integer | Number of parcels in the shipment
        express | boolean | Whether it goes by express
        service level | enum economy standard premium | How fast it is carried
        pickup date | date | Day on which the parcel is fetched
        delivery date | date | Day on which the parcel is handed over
        tracking code | text | Code by which the parcel is followed
        dimensions | integers | Length, width and height in centimetres
        shipping cost | number | What the carriage costs in dollars
        insured | boolean | Whether the parcel is insured

        patient name | text | The patient's full name
        date of birth | date | When the patient was born
        appointment date | date | When the patient is to come
        doctor | text | Name of the physician
        symptoms | texts | What the patient complains of
        blood pressure/systolic | integer | Upper value in mmHg
        blood pressure/diastolic | integer | Lower value in mmHg
        urgency | enum low medium high | How soon it must be seen to
        is insured | boolean | Whether there is health insurance
        waiting minutes | integer | Expected wait in minutes
        body temperature | number | Body temperature in °C
        diagnosis | text | What the physician found
        ward | text | Ward to which the patient is sent

        title | text | Title of the book
        author/first name | text | The author's given name
        author/last name | text | The author's family name
        isbn | text | International standard book number
        due date | date | When the book must be back
        loan date | date | When the book was lent
        copies available | integer | Copies that stand on the shelf
        late fee | number | Fee for each day of delay
        language | enum english french german | Language of the text
        subjects | texts | Headings under which it is filed
        ratings | numbers | Marks given by readers
        reserved | boolean | Whether another reader waits for it
        branch | text | Branch of the library that holds it

        account number | text | The account that is debited
        amount | number | How much is paid
        currency | enum EUR USD GBP | Currency of the amount
        payee/name | text | Who gets the money
        payee/bank | text | The bank of whoever gets the money
        payer/name | text | Who pays
        due day | date | Day by which it must be paid
        execution day | date | Day on which it is carried out
        reference | text | What it is for, as on the statement
        instant | boolean | Whether it is to arrive within seconds
        fee | number | What the bank charges
        balance after | number | What remains in the account
        tags | texts | Labels for the bookkeeping
        instalments | integer | In how many parts it is paid
        past amounts | numbers | Amounts of earlier payments

        course | text | Name of the course
        teacher/name | text | Who teaches it
        teacher/office | text | Where the teacher is found
        seats | integer | Seats that are still free
        semester | enum spring summer autumn winter | When in the year it is given
        exam date | date | Day of the exam
        first lesson | date | Day of the first lesson
        credits | integer | Credits it counts for
        online | boolean | Whether it can be followed from home
        prerequisites | texts | Courses that must be passed before
        pass rate | number | Share of students who pass, 0 to 1
        student id | text | Identifier of the student
        grades | integers | Grades given last year
        accepted | boolean | Whether the enrolment was accepted

        engine/power | integer | Power of the engine in kW
        engine/fuel | enum petrol diesel electric | What the engine burns
        plate | text | Registration plate of the car
        mileage | integer | Kilometres driven so far
        last service | date | Day of the last inspection
        next service | date | Day of the next inspection
        driver licence | text | Number of the driver's licence
        winter tyres | boolean | Whether winter tyres are mounted
        repair cost | number | Estimated cost of the repair
        hourly rate | number | What an hour of work costs
        faults | texts | Faults that were found
        tyre pressures | numbers | Pressure of each tyre in bar
        garage | text | Workshop that does the work
        colour | text | Colour of the paint
        """;
}
