using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Documents;
using CultivatedLand.Domain;
using CultivatedLand.Testing;
using CultivatedLand.Web.Pages.Mail;

namespace CultivatedLand.Tests.Documents;

/// <summary>No regular expression of the shared rooms can backtrack without end, whatever a document holds.</summary>
public partial class RegularExpressionTests
{
    /// <summary>Ways to try an expression at one place, at the most. So many take some milliseconds.</summary>
    private const double MostSteps = 2_000_000;

    private static readonly Assembly[] Rooms =
    [
        typeof(PlanReader).Assembly,
        typeof(LocalizedText).Assembly,
        typeof(PlanIntake).Assembly,
        typeof(MailPreview).Assembly,
    ];

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

    /// <summary>A limit of the wall clock runs out on good input where a busy machine stalls, and refuses it.</summary>
    [Theory]
    [MemberData(nameof(Expressions))]
    public void None_has_a_limit_of_the_wall_clock(string method, string pattern) =>
        Assert.All(
            Rooms.SelectMany(Generated).Where(item => item.Method == method && item.Expression.Pattern == pattern),
            item => Assert.True(item.Expression.MatchTimeoutMilliseconds <= 0, $"{method} has a time limit.")
        );

    [Theory]
    [MemberData(nameof(Expressions))]
    public void One_with_several_repetitions_stands_at_the_start_and_its_steps_are_bounded(string method, string pattern)
    {
        var steps = Bounds().Matches(pattern).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.True(
            steps.Count < 2 || (pattern[0] == '^' && steps.Aggregate(1d, (all, bound) => all * bound) <= MostSteps),
            $"{method} may take {string.Join('×', steps)} steps."
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

    /// <summary>The upper bound of a repetition.</summary>
    [GeneratedRegex(@"\{(?:[0-9]{1,6},)?([0-9]{1,6})\}")]
    private static partial Regex Bounds();

    /// <summary>A plus, a star or an open brace that is neither escaped nor a sign of a set.</summary>
    [GeneratedRegex(@"(?<!\\)(?<!\[[^\]]{0,80})[+*]|\{[0-9]{1,6},\}")]
    private static partial Regex Unbounded();

    [GeneratedRegex(@"new Regex\(|\bRegex\.(?:Match|IsMatch|Matches|Replace|Split|Count)\(")]
    private static partial Regex Written();
}
