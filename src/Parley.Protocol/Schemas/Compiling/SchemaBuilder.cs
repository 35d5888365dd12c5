using Parley.Protocol.Json;
using Parley.Protocol.Schemas.Formats;
using Parley.Protocol.Schemas.Rules;

namespace Parley.Protocol.Schemas.Compiling;

/// <summary>Makes the rules of one schema object: cheap checks first, references and combinations after them, unevaluated… last.</summary>
internal sealed class SchemaBuilder(SchemaCompiler compiler, SchemaNode node, SchemaReader reader)
{
    private readonly List<SchemaRule> _rules = [];

    public void Fill()
    {
        var validates = node.Location.Resource.Validates;
        if (validates)
        {
            node.Types = reader.Types();
            AddValues();
            AddNumber();
        }

        AddString(validates);
        _rules.AddRange(new ObjectKeywords(reader, Child, validates).Rules());
        _rules.AddRange(new ArrayKeywords(reader, Child, validates).Rules());
        AddReferences();
        AddCombinations();
        AddUnevaluated("unevaluatedProperties", ofObjects: true);
        AddUnevaluated("unevaluatedItems", ofObjects: false);
        node.Rules = [.. _rules];
    }

    private SchemaNode Child(JsonValue schema, string keyword, string? name) => compiler.Child(schema, node, keyword, name);

    private SchemaNode? Child(string keyword) => reader[keyword].IsMissing ? null : Child(reader[keyword], keyword, null);

    private void AddValues()
    {
        if (!reader["const"].IsMissing)
        {
            _rules.Add(new EnumRule(reader.Path.At("const"), [reader["const"]]));
        }

        if (reader.List("enum") is { } values)
        {
            _rules.Add(new EnumRule(reader.Path.At("enum"), values));
        }
    }

    private void AddNumber()
    {
        var rule = new NumberRule(reader.Path)
        {
            Minimum = reader.Number("minimum"),
            Maximum = reader.Number("maximum"),
            ExclusiveMinimum = reader.Number("exclusiveMinimum"),
            ExclusiveMaximum = reader.Number("exclusiveMaximum"),
            MultipleOf = reader.Number("multipleOf"),
        };
        if (rule.MultipleOf <= 0)
        {
            reader.Fail("multipleOf", "must be greater than 0");
        }
        else if ((rule.Minimum ?? rule.Maximum ?? rule.ExclusiveMinimum ?? rule.ExclusiveMaximum ?? rule.MultipleOf) is not null)
        {
            _rules.Add(rule);
        }
    }

    private void AddString(bool validates)
    {
        if (validates)
        {
            var (min, max, text) = (reader.Count("minLength"), reader.Count("maxLength"), reader.Text("pattern"));
            var pattern = text is null ? null : reader.Pattern("pattern", text);
            if (min is not null || max is not null || pattern is not null)
            {
                _rules.Add(new StringRule(reader.Path, min ?? 0, max ?? int.MaxValue, pattern));
            }
        }

        if (reader.Text("format") is { } name && compiler.FormatAssertion && StringFormats.Find(name) is { } format)
        {
            _rules.Add(new FormatRule(reader.Path, format));
        }
    }

    private void AddReferences()
    {
        if (reader.Text("$ref") is { } reference && compiler.Index.Resolve(reference, node.Location, reader.Path.At("$ref")) is var (target, _))
        {
            _rules.Add(new AllOfRule([compiler.NodeAt(target)]));
        }

        if (reader.Text("$dynamicRef") is { } text && compiler.Index.Resolve(text, node.Location, reader.Path.At("$dynamicRef")) is var (initial, anchor))
        {
            var dynamic = anchor is not null && initial.Resource.DynamicAnchors.ContainsKey(anchor);
            compiler.TracksScope |= dynamic;
            _rules.Add(dynamic ? new DynamicRefRule(anchor!, compiler.NodeAt(initial)) : new AllOfRule([compiler.NodeAt(initial)]));
        }
    }

    private void AddCombinations()
    {
        if (Children("allOf") is { } all)
        {
            _rules.Add(new AllOfRule(all));
        }

        if (Children("anyOf") is { } any)
        {
            _rules.Add(new AnyOfRule(reader.Path.At("anyOf"), any, exactlyOne: false));
        }

        if (Children("oneOf") is { } one)
        {
            _rules.Add(new AnyOfRule(reader.Path.At("oneOf"), one, exactlyOne: true));
        }

        if (Child("not") is { } not)
        {
            _rules.Add(new NotRule(reader.Path, not));
        }

        if (Child("if") is { } condition)
        {
            _rules.Add(new ConditionRule(condition, Child("then"), Child("else")));
        }
    }

    private SchemaNode[]? Children(string keyword)
    {
        if (reader.List(keyword) is not { } list)
        {
            return null;
        }

        if (list.Count == 0)
        {
            reader.Fail(keyword, "must have at least one schema");
        }

        return [.. list.Select((schema, i) => Child(schema, keyword, $"{i}"))];
    }

    private void AddUnevaluated(string keyword, bool ofObjects)
    {
        if (Child(keyword) is { } child)
        {
            var rule = new UnevaluatedRule(reader.Path.At(keyword), child, ofObjects) { Others = [.. _rules] };
            _rules.Add(rule);
        }
    }
}
