namespace Parley.Sqlite.Migrations;

/// <summary>One numbered step of the schema; <paramref name="Version"/> is the schema's version behind it.</summary>
internal sealed record Migration(int Version, string Sql);
