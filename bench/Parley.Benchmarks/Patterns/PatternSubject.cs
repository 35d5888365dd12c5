namespace Parley.Benchmarks.Patterns;

/// <summary>A pattern as schemas have them, a text that it matches and one that it doesn't.</summary>
internal sealed record PatternSubject(string Name, string Pattern, string Fits, string Fails)
{
    public static IReadOnlyList<PatternSubject> All { get; } =
    [
        new("date", @"^\d{4}-\d{2}-\d{2}$", "2026-01-31", "2026-01-3x"),
        new("uuid", "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", "123e4567-e89b-12d3-a456-426614174000", "123e4567-e89b-12d3-a456-42661417400g"),
        new("slug", "^[a-z0-9]+(?:-[a-z0-9]+)*$", "a-node-of-many-words-2026", "a-node-of-many-words-2026-"),
        new("email", @"^[^@\s]+@[^@\s]+\.[^@\s]+$", "ada.lovelace@mail.example.org", "ada.lovelace at mail.example.org"),
        new("words", "^(?:celsius|fahrenheit|kelvin)$", "fahrenheit", "reaumur"),
        new("search", @"error: \w+", "2026-01-31T14:30:00Z node said error: timeout of 30 s", "2026-01-31T14:30:00Z node said nothing at all in 30 s"),
    ];
}
