using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Migrations;

/// <summary>One numbered step of the schema; <paramref name="Version"/> is the schema's version behind it. <paramref name="Move"/> brings over what SQL alone can't.</summary>
internal sealed record Migration(int Version, string Sql, Action<SqliteSession>? Move);
