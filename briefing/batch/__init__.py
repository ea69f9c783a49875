"""Many articles: items in, outcomes out, on this machine or on a cluster.

    session        a run, whatever engine makes it: start reading here
    sources        what the command line names, as items (`items`, `records`)
    shelf          what was made before, found without a model
    making         one item to its outcome (`outcomes`, `failures`), by a model
    running        the engine of this machine
    cluster        the engine of a Ray cluster; `nodes` runs there
    sinks          outcomes as files; `failure_list` has what failed
    estimate       what a run may cost

Engines know nothing of files, and sinks nothing of engines.
"""
