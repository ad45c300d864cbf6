using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Tests.Domain.Properties;

/// <summary>What holds in every life of a task.</summary>
public class StoryProperties
{
    [Fact]
    public void Deciding_is_deterministic() =>
        ForAll.Scenarios(scenario =>
            Assert.All(scenario.Play(), turn => Assert.Equal(turn.Outcome, scenario.Rules.Decide(turn.Before, turn.Command, turn.Now)))
        );

    [Fact]
    public void Deciding_twice_at_one_moment_yields_nothing_new() =>
        ForAll.Scenarios(scenario =>
            Assert.All(
                scenario.Play().Where(turn => turn.Decision is not null),
                turn =>
                {
                    if (scenario.Rules.Decide(turn.After, turn.Again, turn.Now) is not Decision again)
                        return;

                    Assert.Empty(again.Facts);
                    Assert.Empty(again.Notices);
                    Assert.False(again.CancelsUnsent);
                    Assert.Equal(turn.After, again.State);
                }
            )
        );

    [Fact]
    public void Replaying_the_facts_gives_the_stored_state() =>
        ForAll.Scenarios(scenario =>
        {
            var turns = scenario.Play();

            Assert.Equal(turns[^1].After, TaskHistory.Replay(turns.Facts()));
            Assert.Equal(turns.Facts().Count(), turns[^1].After!.Version);
        });

    [Fact]
    public void A_refusal_leaves_nothing_behind() =>
        ForAll.Scenarios(scenario =>
        {
            var turns = scenario.Play();
            var state = default(RectificationTask);
            foreach (var turn in turns.Where(turn => turn.Outcome is Decision))
            {
                var again = Assert.IsType<Decision>(scenario.Rules.Decide(state, turn.Command, turn.Now));
                Assert.Equal(turn.Outcome, again);
                state = again.State;
            }

            Assert.Equal(turns[^1].After, state);
        });

    [Fact]
    public void A_task_that_is_not_active_sends_nothing_and_does_not_wake() =>
        ForAll.Scenarios(scenario =>
            Assert.All(
                scenario.Play().Where(turn => turn.After!.Status != RectificationStatus.Active),
                turn =>
                {
                    Assert.All(turn.Decision?.Notices ?? [], notice => Assert.True(notice.Id.IsHandOver));
                    Assert.Null(turn.Decision?.WakeAt);
                    Assert.All(
                        Enumerable.Range(0, 40),
                        days =>
                            Assert.Empty(
                                ((Decision)scenario.Rules.Decide(turn.After, new TaskCommand.WakeUp(), turn.Now.AddDays(days))).Facts
                            )
                    );
                }
            )
        );

    [Fact]
    public void What_has_ended_stays_ended_unless_the_end_is_taken_back() =>
        ForAll.Scenarios(scenario =>
            Assert.All(
                scenario.Play().Where(turn => turn.Before is { IsEnded: true } && turn.Command is not TaskCommand.Correct),
                turn => Assert.Equal(turn.Before, turn.After)
            )
        );

    [Fact]
    public void After_corrections_the_task_is_as_if_everything_had_been_right_at_once() =>
        ForAll.Scenarios(scenario =>
        {
            var turns = scenario.Play();
            var facts = Corrections.InForce(turns.Facts()).Select(entry => entry.Fact);

            Assert.Equal(Figures(turns[^1].After!), Figures(Corrections.Replay(facts)));
        });

    [Fact]
    public void After_a_return_no_open_phase_is_due_before_the_one_it_follows() =>
        ForAll.Scenarios(scenario =>
            Assert.All(
                scenario.Play().Where(turn => turn.Decision?.Facts is [TaskFact.Returned] && IsInOrder(turn.Before!.Phases)),
                turn => Assert.True(IsInOrder(turn.After!.Phases.Where(phase => !turn.After.IsDone(phase)).ToList()))
            )
        );

    private static bool IsInOrder(IReadOnlyList<TaskPhase> phases) =>
        phases.Zip(phases.Skip(1)).All(pair => pair.First.Due <= pair.Second.Due);

    private static object Figures(RectificationTask task) =>
        (
            task.Status,
            task.Accepted,
            task.Infeasible,
            task.PendingExtension,
            task.PendingInfeasible,
            task.Evidence,
            task.Phases.Select(phase => (phase.Number, phase.Due, phase.Reported, phase.IsReportedDone)).ToEquatableArray()
        );

    [Fact]
    public void No_two_notices_share_an_identity_and_none_goes_that_was_skipped() =>
        ForAll.Scenarios(scenario =>
        {
            var turns = scenario.Play();
            var identities = turns.Notices().Select(notice => notice.Id).Concat(turns.Skipped()).ToList();

            Assert.Equal(identities.Count, identities.Distinct().Count());
            Assert.Equal(identities.Count, identities.Select(identity => identity.ToString()).Distinct().Count());
        });

    [Fact]
    public void At_most_one_notice_stands_for_a_sending_time() =>
        ForAll.Scenarios(scenario =>
        {
            var standing = new List<DateTimeOffset>();
            foreach (var decision in scenario.Play().Select(turn => turn.Decision).OfType<Decision>())
            {
                if (decision.CancelsUnsent)
                    standing.Clear();
                standing.AddRange(decision.Notices.Where(notice => !notice.Id.IsHandOver).Select(notice => notice.SendAt));
                Assert.Equal(standing.Count, standing.Distinct().Count());
            }
        });

    [Fact]
    public void A_notice_goes_at_a_sending_time_on_a_workday_and_is_about_the_current_phase() =>
        ForAll.Scenarios(scenario =>
            Assert.All(
                scenario.Play(),
                turn =>
                    Assert.All(
                        (turn.Decision?.Notices ?? []).Where(notice => !notice.Id.IsHandOver),
                        notice =>
                        {
                            var policy = scenario.Rules.PolicyFor(turn.Before!);
                            Assert.Equal(policy.SendAt, TimeOnly.FromDateTime(notice.SendAt.DateTime));
                            Assert.True(scenario.Rules.Calendar.IsWorkday(DateOnly.FromDateTime(notice.SendAt.DateTime)));
                            Assert.InRange(turn.Now, notice.SendAt, notice.SendAt + policy.SendingWindow);
                            Assert.Equal(
                                (turn.Before!.Current!.Number, turn.Before.Current.Round, turn.Before.Current.Due),
                                (notice.Id.Phase, notice.Id.Round, notice.Due)
                            );
                        }
                    )
            )
        );

    [Fact]
    public void A_hand_over_goes_later_than_its_act_on_a_workday_and_bears_the_number_of_its_fact() =>
        ForAll.Scenarios(scenario =>
            Assert.All(
                scenario.Play(),
                turn =>
                    Assert.All(
                        (turn.Decision?.Notices ?? []).Where(notice => notice.Id.IsHandOver),
                        notice =>
                        {
                            Assert.True(notice.SendAt >= turn.Now);
                            Assert.True(scenario.Rules.Calendar.IsWorkday(ChinaTime.DateOf(notice.SendAt)));
                            Assert.Equal(turn.Decision!.Facts[^1], notice.Fact);
                            Assert.Equal(NoticeId.OfFact(turn.After!.Id, turn.After.Version), notice.Id);
                        }
                    )
            )
        );

    [Fact]
    public void Time_alone_changes_nothing_but_what_has_been_said() =>
        ForAll.Scenarios(scenario =>
            Assert.All(
                scenario.Play().Where(turn => turn is { Command: TaskCommand.WakeUp, Decision: not null }),
                turn => Assert.Equal(Mute(turn.Before!), Mute(turn.After!))
            )
        );

    [Fact]
    public void What_a_return_does_not_name_stays_done() =>
        ForAll.Scenarios(scenario =>
            Assert.All(
                scenario.Play(),
                turn =>
                {
                    if (turn.Decision?.Facts.OfType<TaskFact.Returned>().SingleOrDefault() is not { } fact)
                        return;

                    var named = fact.Phases.Select(phase => phase.Phase).ToHashSet();
                    Assert.All(
                        turn.Before!.Phases.Where(phase => turn.Before.IsDone(phase) && !named.Contains(phase.Number)),
                        phase => Assert.True(turn.After!.IsDone(turn.After.Phase(phase.Number)!))
                    );
                }
            )
        );

    private static RectificationTask Mute(RectificationTask task) =>
        task with
        {
            Version = 0,
            Phases = [.. task.Phases.Select(phase => phase with { NoticedThrough = null })],
        };
}
