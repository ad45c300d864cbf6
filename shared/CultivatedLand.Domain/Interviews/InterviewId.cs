using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Interviews;

/// <summary>
/// Identity of an interview, fit for addresses and keys: <c>y</c> (约谈) and 16 hexadecimal digits.
/// No plan's id begins with that letter.
/// </summary>
public readonly partial record struct InterviewId
{
    private InterviewId(string value) => Value = value;

    public string Value { get; }

    /// <summary>Id of the follow-up task. It contains the interview's id, so that each can be found from the other.</summary>
    public TaskId Task => TaskId.Of($"{Value}-1");

    /// <summary>Reads an interview's id. Null for any other text.</summary>
    public static InterviewId? Parse(string? text) => text is not null && Pattern().IsMatch(text) ? new InterviewId(text) : null;

    /// <summary>Finds the interview that a task follows up. Null for any other task.</summary>
    public static InterviewId? Behind(TaskId task) => Parse(task.Plan);

    /// <summary>Returns the interview that a notice of an escalation ladder calls for.</summary>
    public static InterviewId Of(NoticeId notice) => From(notice.ToString());

    /// <param name="identity">Text that identifies the interview. The same text always gives the same id.</param>
    internal static InterviewId From(string identity) =>
        new("y" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..16]);

    public override string ToString() => Value;

    [GeneratedRegex(@"^y[0-9a-f]{16}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
