using Parley.Routines.Syntax;

namespace Parley.Routines.Checking.DataFlow;

/// <summary>Reports members that are read although the schema of their object rules them out. What is tested or given a fallback is left alone.</summary>
internal sealed class ReadRules(Places places, Usage usage, FitRules fits, Diagnostics diagnostics)
{
    public void Check(Node node)
    {
        switch (node)
        {
            case MemberAccess { Optional: false } member:
                CheckMember(member, member.Target, member.Name);
                break;
            case IndexAccess { Optional: false, Key: Literal { Value.AsString: { } name } } index:
                CheckMember(index, index.Target, name);
                break;
            case Declaration declaration:
                foreach (var declarator in declaration.Declarators)
                {
                    CheckPattern(declarator.Target, declarator.Value is { } value ? places.Of(value) : null);
                }

                break;
        }
    }

    /// <summary>For parameters that take their argument apart.</summary>
    public void CheckPattern(Pattern target, SchemaPlace? place)
    {
        if (target is not ObjectPattern pattern || place is null)
        {
            return;
        }

        foreach (var member in pattern.Members)
        {
            if (member is { Name: { } name, Element: { Default: null } element })
            {
                if (IsAbsent(place, name) && IsUsedPlainly(element.Target))
                {
                    Report(place, name, member.Position);
                }

                CheckPattern(element.Target, place.Member(name));
            }
        }
    }

    private void CheckMember(Expression read, Expression target, string name)
    {
        if (places.IsPromise(target) && name is not ("then" or "catch" or "finally"))
        {
            diagnostics.Report("MissingAwait", $"'{name}' is read from a tool's call that is not awaited.", "Write await in front of the call: (await tools.name(…)).member, or await it into a constant.", read.Position);
            return;
        }

        if (places.Of(target) is { } place && IsAbsent(place, name) && !usage.IsGuarded(read) && !(fits.IsOptional(read) && NearNames.Find(name, place.Members) is null) && IsReadPlainly(read))
        {
            Report(place, name, read.Position);
        }
    }

    private bool IsAbsent(SchemaPlace place, string name)
        => place.IsObject && place.IsClosed && !place.Members.Contains(name) && !usage.IsWritten(name) && name is not ("toString" or "valueOf" or "hasOwnProperty" or "propertyIsEnumerable");

    /// <summary>What is only stored is judged by what becomes of the variable.</summary>
    private bool IsReadPlainly(Expression read) => places.StoredIn(read) is not { } variable || IsUsedPlainly(variable);

    private bool IsUsedPlainly(Pattern target) => target is not NamePattern { Name.Variable: { } variable } || IsUsedPlainly(variable);

    private bool IsUsedPlainly(Variable variable)
        => !usage.IsAssigned(variable) && usage.UsesOf(variable) is { Count: > 0 } uses && uses.All(use => !usage.IsGuarded(use) && !fits.IsOptional(use));

    private void Report(SchemaPlace place, string name, int position)
        => diagnostics.Report("UndeclaredMember", $"'{name}' is read, but {place.Name} has no such member.", NearNames.Advice(name, place.Members, place.Name), position);
}
