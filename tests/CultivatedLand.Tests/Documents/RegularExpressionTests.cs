using System.Reflection;
using System.Text.RegularExpressions;
using CultivatedLand.Application.Plans;
using CultivatedLand.Documents;
using CultivatedLand.Domain;
using CultivatedLand.Testing;

namespace CultivatedLand.Tests.Documents;

/// <summary>No regular expression of the shared rooms can backtrack without end, whatever a document holds.</summary>
public partial class RegularExpressionTests
{
    private static readonly Assembly[] Rooms = [typeof(PlanReader).Assembly, typeof(LocalizedText).Assembly, typeof(PlanIntake).Assembly];

    public static IEnumerable<object[]> Expressions =>
        Rooms.SelectMany(Generated).Select(item => new object[] { item.Method, item.Expression.Pattern });

    private static IEnumerable<(string Method, GeneratedRegexAttribute Expression)> Generated(Assembly room) =>
        from type in room.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
        from expression in method.GetCustomAttributes<GeneratedRegexAttribute>()
        select ($"{type.Name}.{method.Name}", expression);

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Every_repetition_in_it_has_an_upper_bound(string method, string pattern) =>
        Assert.False(Unbounded().IsMatch(pattern), $"{method} repeats without bound: {pattern}");

    [Theory]
    [MemberData(nameof(Expressions))]
    public void One_with_several_repetitions_has_a_time_limit_or_cannot_backtrack(string method, string pattern)
    {
        var expression = Rooms.SelectMany(Generated).Single(item => item.Method == method).Expression;
        Assert.True(
            expression.MatchTimeoutMilliseconds > 0
                || expression.Options.HasFlag(RegexOptions.NonBacktracking)
                || pattern.Count(sign => sign == '{') < 2,
            $"{method} has no time limit."
        );
    }

    [Theory]
    [InlineData("[0-9]+年")]
    [InlineData("a.*b")]
    [InlineData("(ab){2,}")]
    public void The_check_knows_a_repetition_without_bound(string pattern) => Assert.Matches(Unbounded(), pattern);

    [Fact]
    public void No_expression_is_made_where_nobody_would_look_for_it()
    {
        var sources = Directory
            .GetFiles(Path.Combine(Repository.Root, "shared"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        Assert.DoesNotContain(sources, path => Written().IsMatch(File.ReadAllText(path)));
    }

    /// <summary>A plus, a star or an open brace that is neither escaped nor a sign of a set.</summary>
    [GeneratedRegex(@"(?<!\\)(?<!\[[^\]]{0,80})[+*]|\{[0-9]{1,6},\}")]
    private static partial Regex Unbounded();

    [GeneratedRegex(@"new Regex\(|\bRegex\.(?:Match|IsMatch|Matches|Replace|Split|Count)\(")]
    private static partial Regex Written();
}
