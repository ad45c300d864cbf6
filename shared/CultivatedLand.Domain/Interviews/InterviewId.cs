using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Interviews;

/// <summary>Identity of an interview, fit for addresses and keys: <c>y</c> (约谈) and 16 hexadecimal digits. No plan's id begins with that letter.</summary>
public readonly partial record struct InterviewId
{
    private InterviewId(string value) => Value = value;

    public string Value { get; }

    /// <summary>The task that follows it up. The task's id names the interview, so that each finds the other.</summary>
    public TaskId Task => TaskId.Of($"{Value}-1");

    /// <summary>Null for anything else.</summary>
    public static InterviewId? Parse(string? text) => text is not null && Pattern().IsMatch(text) ? new InterviewId(text) : null;

    /// <summary>The interview a task follows up; null for any other task.</summary>
    public static InterviewId? Behind(TaskId task) => Parse(task.Plan);

    /// <param name="identity">What makes it the same one.</param>
    internal static InterviewId From(string identity) =>
        new("y" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..16]);

    public override string ToString() => Value;

    [GeneratedRegex(@"^y[0-9a-f]{16}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
